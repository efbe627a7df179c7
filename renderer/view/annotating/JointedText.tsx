import { Fragment } from 'react';
import { JOINT } from './place-words';

/** Words whose fragments are joined by "…" for the eye and by a space for the ear. */
export function JointedText({ text }: { readonly text: string }) {
  return text.split(` ${JOINT} `).map((fragment, at) => (
    <Fragment key={at}>
      {at > 0 && (
        <>
          {' '}
          <span aria-hidden="true" className="joint">
            …{' '}
          </span>
        </>
      )}
      {fragment.replaceAll(JOINT, '')}
    </Fragment>
  ));
}
