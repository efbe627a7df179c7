import { useId, useRef } from 'react';
import type { Annotation } from '../../../shared/annotation/annotation';
import { Icon } from '../../ui/Icon';
import { TextEntry } from '../../ui/TextEntry';
import type { Apply } from './answers';
import { FieldRow } from './FieldRow';
import { shown } from '../shown';

interface TagsAnswerProps {
  readonly annotation: Annotation;
  readonly apply: Apply;
}

/** Tags as they are typed: several at once with commas between them. */
export function tagsIn(text: string): readonly string[] {
  const tags = text.split(',').map((tag) => tag.trim().replaceAll(/\s+/g, ' '));
  return [...new Set(tags.filter((tag) => tag !== ''))];
}

/** The analyst's own words for finding it again. */
export function TagsAnswer({ annotation, apply }: TagsAnswerProps) {
  const id = useId();
  const field = useRef<HTMLDivElement>(null);
  const add = (text: string): Promise<string | null> => {
    const addTags = tagsIn(text);
    return addTags.length === 0 ? Promise.resolve(null) : apply({ addTags });
  };
  const remove = (tag: string): void => {
    // The focus is on what goes.
    field.current?.querySelector('input')?.focus();
    void apply({ removeTags: [tag] });
  };
  return (
    <FieldRow title="Tags" controlId={id}>
      <div className="tags" ref={field} data-own-keys="Escape Delete Backspace">
        {annotation.tags.length > 0 && (
          <ul aria-label="Tags of this annotation">
            {annotation.tags.map((tag) => (
              <li key={tag} className="tag">
                <bdi>{shown(tag)}</bdi>
                <button
                  type="button"
                  aria-label={`Remove the tag ${shown(tag)}`}
                  onClick={() => remove(tag)}
                  onKeyDown={(event) => {
                    if (event.key === 'Delete' || event.key === 'Backspace') remove(tag);
                  }}
                >
                  <Icon name="close" />
                </button>
              </li>
            ))}
          </ul>
        )}
        <TextEntry id={id} value="" placeholder="add a tag" onCommit={add} />
      </div>
    </FieldRow>
  );
}
