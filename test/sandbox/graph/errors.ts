// Graph's errors: one class, the body Meta sends, and makers for the ones that recur.

import { randomBytes } from 'node:crypto';
import { CODE_TEXTS, isPermissionCode, statusOf } from './error-texts.ts';

export interface ErrorDetails {
  code: number;
  message: string;
  type?: string;
  subcode?: number;
  status?: number;
  userTitle?: string;
  userMsg?: string;
  /** The parameters to blame. */
  blame?: readonly string[];
}

export class GraphError extends Error {
  readonly details: ErrorDetails;

  constructor(details: ErrorDetails) {
    super(details.message);
    this.name = 'GraphError';
    this.details = details;
  }

  /** The HTTP status. */
  get status(): number {
    return this.details.status ?? statusOf(this.details.code);
  }

  /** The JSON body, with a trace id of its own. */
  toBody(): { error: Record<string, unknown> } {
    const { code, message, type, subcode, userTitle, userMsg, blame } = this.details;
    return {
      error: {
        message,
        type: type ?? 'OAuthException',
        ...(code === 1 || code === 2 || userTitle !== undefined ? { is_transient: code === 2 } : {}),
        code,
        ...(subcode === undefined ? {} : { error_subcode: subcode }),
        ...(userTitle === undefined ? {} : { error_user_title: userTitle }),
        ...(userMsg === undefined ? {} : { error_user_msg: userMsg }),
        ...(blame === undefined ? {} : { error_data: { blame_field_specs: [blame] } }),
        fbtrace_id: createTraceId(),
      },
    };
  }

  /** The value of the WWW-Authenticate header that goes with every error. */
  get challenge(): string {
    const { code, subcode, message } = this.details;
    const kind =
      code === 190 || code === 102 || code === 104 || (code === 2500 && message.includes('access token'))
        ? 'invalid_token'
        : isPermissionCode(code)
          ? 'insufficient_scope'
          : code === 803 || (code === 100 && subcode === 33)
            ? 'not_found'
            : 'invalid_request';
    const plain = message.replace(/[^\x20-\x7e]|"/g, '');
    return `OAuth "Facebook Platform" "${kind}" "${plain}"`;
  }
}

export function createTraceId(): string {
  return `A${randomBytes(16).toString('base64url')}`;
}

/** An error whose text is the published one of its code, as `(#code) text`. */
export function codeError(code: number, more: Partial<ErrorDetails> = {}): GraphError {
  const text = CODE_TEXTS[code];
  const message =
    text === undefined ? `(#${code}) An error has occurred.` : text.replace(/^\*/, `(#${code}) `);
  return new GraphError({ code, message, ...more });
}

/** Error 100: a parameter that is wrong, or a rule without a published code. */
export function invalid(message: string, more: Partial<ErrorDetails> = {}): GraphError {
  return new GraphError({ code: 100, message: `(#100) ${message}`, ...more });
}

export function required(name: string): GraphError {
  return invalid(`The parameter ${name} is required`, { blame: [name] });
}

/** 100/33: not there, not visible to this token, or without this operation. Meta doesn't say which. */
export function unsupported(method: string, id: string): GraphError {
  return new GraphError({
    code: 100,
    subcode: 33,
    type: 'GraphMethodException',
    message:
      `Unsupported ${method.toLowerCase()} request. Object with ID '${id}' does not exist, cannot be loaded due to ` +
      'missing permissions, or does not support this operation. Please read the Graph API documentation at ' +
      'https://developers.facebook.com/docs/graph-api',
  });
}

/** Error 190 of an access token. */
export function badToken(message: string, subcode?: number): GraphError {
  return new GraphError({ code: 190, message, ...(subcode === undefined ? {} : { subcode }) });
}

/** Error 10: the person behind the token hasn't the role. */
export function notAllowed(what: string): GraphError {
  return new GraphError({
    code: 10,
    message: `(#10) You do not have permission to perform this action. ${what}`,
    userTitle: 'Permission needed',
    userMsg: what,
  });
}

export function missingScope(scope: string): GraphError {
  return new GraphError({
    code: 200,
    message:
      scope === 'ads_management' || scope === 'ads_read'
        ? '(#200) Ad account owner has NOT grant ads_management or ads_read permission'
        : `(#200) Requires ${scope} permission to manage the object`,
  });
}
