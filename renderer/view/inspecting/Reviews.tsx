import type { Annotation } from '../../../shared/annotation/annotation';
import { reviewWords } from '../review-words';
import { shown } from '../shown';

/** Code units of a comment; it is nowhere else to be read. */
const MOST_SHOWN = 4000;

/** What others said of the annotation, from the first to the last; it is read, not changed here. */
export function Reviews({ annotation: { reviews } }: { readonly annotation: Annotation }) {
  if (reviews.length === 0) return null;
  return (
    <section className="inspector-part reviews" aria-label="Reviews">
      <h3>Reviews</h3>
      <ul>
        {reviews.map((review) => (
          <li key={review.id} data-verdict={review.verdict}>
            {reviewWords(review, (text) => shown(text, MOST_SHOWN))}
          </li>
        ))}
      </ul>
    </section>
  );
}
