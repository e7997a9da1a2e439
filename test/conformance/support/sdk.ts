// Conformance: Meta's own SDK, pointed at a sandbox.

import { FacebookAdsApi } from 'facebook-nodejs-business-sdk';

/** An API of the SDK for a token. The base address is a getter of the class, so it holds for a whole file. */
export function createSdk({ base, token }: { base: string; token: string }): FacebookAdsApi {
  Object.defineProperty(FacebookAdsApi, 'GRAPH', { get: () => base, configurable: true });
  // Without its crash reporter, which would post our failures to Meta.
  return new FacebookAdsApi(token, 'en_US', false);
}
