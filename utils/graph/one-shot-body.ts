// Graph: bodies that the browser can't send a second time.
//
// When a connection that was used before breaks without an answer, browsers send the request again by themselves,
// whatever its method: Chromium was seen to create two ad accounts from one fetch. A body that is a stream can be read
// once, so the fetch fails instead, and what became of it is looked up.

/** Streams as bodies want HTTP/2 or later, which Meta speaks, and a browser that knows them (Firefox doesn't yet). */
export const hasStreamBodies = ((): boolean => {
  let isAsked = false;
  const init = {
    method: 'POST',
    body: new ReadableStream(),
    get duplex() {
      isAsked = true;
      return 'half';
    },
  };
  // Where streams aren't known as bodies, this one is taken for text.
  const isText = new Request('https://graph.facebook.com', init).headers.has('content-type');
  return isAsked && !isText;
})();

/** A form as a body that can be sent once; where that can't be had, as it is. */
export function createOneShotBody(form: URLSearchParams): { body: BodyInit; duplex?: 'half' } {
  if (!hasStreamBodies) return { body: form };
  const bytes = new TextEncoder().encode(form.toString());
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(bytes);
      controller.close();
    },
  });
  return { body, duplex: 'half' };
}
