// Bits of HTML for the sandbox's pages.

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

/** A whole page; `body` is HTML already. */
export function htmlPage({
  title,
  body,
  script,
}: {
  title: string;
  body: string;
  script?: string;
}): Response {
  const html = `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head>
<body>
${body}
${script ? `<script src="${script}"></script>` : ''}
</body>
</html>
`;
  return new Response(html, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; script-src 'self'; form-action *; style-src 'self'",
      'cache-control': 'no-store',
    },
  });
}
