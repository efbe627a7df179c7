import {
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
  type FormEvent,
  type KeyboardEvent,
} from 'react';
import type { Scheme } from '../../../shared/scheme/scheme';
import type { Outcome } from '../../session/session';
import { useCommands, useSession } from '../../session/use-session';
import { Dialog } from '../../ui/Dialog';
import { messageFor } from '../messages';
import { AttributesPart } from './AttributesPart';
import { LabelsPart } from './LabelsPart';
import { RelationTypesPart } from './RelationTypesPart';
import {
  draftOf,
  partAt,
  SCHEME_PARTS,
  schemeOf,
  type DraftFault,
  type SchemeDraft,
  type SchemePart,
} from './scheme-draft';
import { SchemeFaultContext, SchemeField } from './SchemeField';
import './scheme.css';

const TITLES: Readonly<Record<SchemePart, string>> = {
  labels: 'Labels',
  attributes: 'Attributes',
  relationTypes: 'Relation types',
  guideline: 'Guideline',
};

const DROPS = 'These changes are not saved yet. Save them, or close once more to drop them.';
const NOT_IN_FILES =
  'These changes are not saved yet. Save them first: Export writes what is saved, and Import would drop them.';

/** The coding scheme: edited here, and stored as its next version. */
export function SchemeDialog({ onClose }: { readonly onClose: () => void }) {
  const scheme = useSession((state) => state.scheme);
  // What was imported or saved meanwhile is edited from its own beginning.
  return <SchemeEditor key={`${scheme.id} ${scheme.version}`} scheme={scheme} onClose={onClose} />;
}

interface SchemeEditorProps {
  readonly scheme: Scheme;
  readonly onClose: () => void;
}

function SchemeEditor({ scheme, onClose }: SchemeEditorProps) {
  const session = useCommands();
  const [draft, setDraft] = useState<SchemeDraft>(() => draftOf(scheme));
  const [part, setPart] = useState<SchemePart>('labels');
  const [fault, setFault] = useState<DraftFault | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const changed = JSON.stringify(schemeOf(draft, scheme)) !== JSON.stringify(scheme);

  const isOpen = useEffectEvent(() => changed);
  useEffect(() => {
    // The window is held back for it; only its own button stores it.
    return session.attachDraft({ commit: async () => null, isOpen: () => isOpen() });
  }, [session]);
  useLayoutEffect(() => {
    if (fault) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [fault]);

  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const outcome = await session.setScheme(schemeOf(draft, scheme));
    if (outcome.ok) {
      onClose();
      return;
    }
    const { failure } = outcome;
    const wrong = failure.type === 'SchemeInvalid' ? partAt(failure.path) : undefined;
    if (failure.type !== 'SchemeInvalid' || !wrong) {
      setRefusal(messageFor(failure));
      return;
    }
    setPart(wrong);
    setFault({ path: failure.path, reason: failure.reason });
  };
  const close = (): void => {
    if (!changed || refusal === DROPS) onClose();
    else setRefusal(DROPS);
  };
  /** A file holds what is saved: none is written or read while what is on screen differs from it. */
  const exchange = async (act: () => Outcome): Promise<void> => {
    if (changed) {
      setRefusal(NOT_IN_FILES);
      return;
    }
    if (busy) return;
    setBusy(true);
    await act();
    setBusy(false);
  };
  const edit = (patch: Partial<SchemeDraft>): void => {
    setDraft({ ...draft, ...patch });
    setFault(null);
    setRefusal(null);
  };
  return (
    <Dialog title="Scheme" className="scheme" onClose={close}>
      <form ref={form} onSubmit={(event) => void save(event)}>
        <SchemeTabs part={part} onPart={setPart} />
        <SchemeFaultContext value={fault}>
          <div
            id="scheme-panel"
            role="tabpanel"
            aria-labelledby={`scheme-tab-${part}`}
            className="scheme-panel"
            inert={busy}
          >
            <PartFields part={part} draft={draft} onEdit={edit} />
          </div>
        </SchemeFaultContext>
        {refusal !== null && (
          <p className="dialog-refusal" role="alert">
            {refusal}
          </p>
        )}
        <div className="dialog-actions">
          <span id="scheme-version" className="dialog-aside">
            Version {scheme.version}
            {changed && ', with changes that are not saved'}
          </span>
          <FileButtons off={changed || busy} onPress={(act) => void exchange(act)} />
          <button type="button" className="button" onClick={close}>
            {changed ? 'Cancel' : 'Close'}
          </button>
          <button type="submit" className="button primary" aria-disabled={!changed}>
            Save
          </button>
        </div>
      </form>
    </Dialog>
  );
}

interface FileButtonsProps {
  /** What it says beside them tells why. */
  readonly off: boolean;
  readonly onPress: (act: () => Outcome) => void;
}

function FileButtons({ off, onPress }: FileButtonsProps) {
  const session = useCommands();
  const files = { 'Import…': session.importScheme, 'Export…': session.exportScheme };
  return Object.entries(files).map(([title, act]) => (
    <button
      key={title}
      type="button"
      className="button"
      aria-disabled={off}
      aria-describedby="scheme-version"
      onClick={() => onPress(act)}
    >
      {title}
    </button>
  ));
}

interface SchemeTabsProps {
  readonly part: SchemePart;
  readonly onPart: (part: SchemePart) => void;
}

function SchemeTabs({ part, onPart }: SchemeTabsProps) {
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const { length } = SCHEME_PARTS;
    const next = SCHEME_PARTS[(SCHEME_PARTS.indexOf(part) + step + length) % length];
    if (step === 0 || !next) return;
    event.preventDefault();
    onPart(next);
    event.currentTarget.querySelector<HTMLElement>(`#scheme-tab-${next}`)?.focus();
  };
  return (
    <div
      role="tablist"
      aria-label="Parts of the scheme"
      className="scheme-tabs"
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      {SCHEME_PARTS.map((name) => (
        <button
          key={name}
          id={`scheme-tab-${name}`}
          type="button"
          role="tab"
          aria-selected={name === part}
          aria-controls="scheme-panel"
          tabIndex={name === part ? 0 : -1}
          onClick={() => onPart(name)}
          {...(name === part && { 'data-autofocus': true })}
        >
          {TITLES[name]}
        </button>
      ))}
    </div>
  );
}

interface PartFieldsProps {
  readonly part: SchemePart;
  readonly draft: SchemeDraft;
  readonly onEdit: (patch: Partial<SchemeDraft>) => void;
}

function PartFields({ part, draft, onEdit }: PartFieldsProps) {
  switch (part) {
    case 'labels':
      return <LabelsPart labels={draft.labels} onChange={(labels) => onEdit({ labels })} />;
    case 'attributes':
      return (
        <AttributesPart
          attributes={draft.attributes}
          onChange={(attributes) => onEdit({ attributes })}
        />
      );
    case 'relationTypes':
      return (
        <RelationTypesPart
          types={draft.relationTypes}
          onChange={(relationTypes) => onEdit({ relationTypes })}
        />
      );
    case 'guideline':
      return (
        <SchemeField
          path="/guideline"
          label="Text of the guideline"
          long
          value={draft.guideline}
          onChange={(guideline) => onEdit({ guideline })}
        />
      );
  }
}
