// Connect: token field, Facebook sign-in, and what came of them.

import { type ReactNode, useId, useRef } from 'react';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { useStorageItem } from '@/components/page/use-storage-item.ts';
import { Dismissable } from '@/components/runs/dismissable.tsx';
import { ProblemNotice } from '@/components/runs/problem-notice.tsx';
import { Button } from '@/components/ui/button.tsx';
import { Spinner } from '@/components/ui/spinner.tsx';
import { settingsItem } from '@/utils/storage.ts';
import { showWhole } from './show-whole.ts';
import { TokenForm } from './token-form.tsx';
import { useConnect } from './use-connect.ts';
import './connect.css';

interface WaysInProps {
  /** To sign in is what the view was opened for. */
  isWanted?: boolean;
  /** On the settings page the app id is entered right below. */
  isInSettings?: boolean;
}

export function WaysIn({ isWanted = false, isInSettings = false }: WaysInProps): ReactNode {
  const { trying, connected, problem, isTokenRefused, connect, signIn, dismiss } = useConnect();
  const refusalId = useId();
  const ways = useRef<HTMLDivElement>(null);
  const settings = useStorageItem(settingsItem);
  const hasApp = (settings?.appId ?? '') !== '';
  const putAway = (): void => {
    // Its button goes with it.
    ways.current?.querySelector('input')?.focus();
    dismiss();
  };
  return (
    <div ref={ways} className="ways-in">
      <TokenForm
        isBusy={trying === 'token'}
        isWanted={isWanted}
        refusedBy={isTokenRefused ? refusalId : undefined}
        onToken={connect}
      />
      <div role="status">
        {trying === null ? null : (
          <p className="ways-in-busy">
            <Spinner /> {i18n.t(trying === 'token' ? 'connect.checking' : 'connect.facebookOpen')}
          </p>
        )}
        {connected ? (
          <p className="ways-in-done">
            <bdi>{i18n.t('connect.connectedAs', { name: connected.name })}</bdi>
          </p>
        ) : null}
      </div>
      {problem ? (
        <div ref={showWhole} id={refusalId}>
          <Dismissable onDismiss={putAway}>
            <ProblemNotice problem={problem} operation="connect" />
          </Dismissable>
        </div>
      ) : null}
      <div className="facebook">
        <Button
          onClick={signIn}
          busy={trying === 'facebook'}
          disabled={!hasApp}
          aria-describedby={hasApp ? undefined : 'no-app-id'}
        >
          {i18n.t('connect.facebook')}
        </Button>
        {settings && !hasApp ? (
          <p className="field-hint" id="no-app-id">
            {i18n.t('connect.noAppId')}{' '}
            {isInSettings ? null : (
              <button type="button" className="link" onClick={() => browser.runtime.openOptionsPage()}>
                {i18n.t('connect.toSettings')}
              </button>
            )}
          </p>
        ) : null}
      </div>
    </div>
  );
}
