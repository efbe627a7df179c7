import type { Annotation } from '../../../shared/annotation/annotation';
import type { Apply, Credit } from './answers';
import { AmountAnswer } from './AmountAnswer';
import { ChoiceAnswer, TextAnswer } from './AnswerFields';
import { AssessmentAnswer } from './AssessmentAnswer';
import { CueAnswer } from './CueAnswer';
import { FIELDS_OF, type FieldSpec } from './field-table';
import { SourceAnswer } from './SourceAnswer';

interface BodyAnswersProps {
  readonly annotation: Annotation;
  readonly apply: Apply;
  readonly credit: Credit;
}

/** The questions that the kind of an annotation asks, in the order in which Tab walks them. */
export function BodyAnswers({ annotation, ...rest }: BodyAnswersProps) {
  return FIELDS_OF[annotation.body.kind].map((spec) => (
    <BodyAnswer
      key={'field' in spec ? spec.field : spec.form}
      spec={spec}
      annotation={annotation}
      {...rest}
    />
  ));
}

function BodyAnswer({ spec, credit, ...rest }: BodyAnswersProps & { readonly spec: FieldSpec }) {
  switch (spec.form) {
    case 'source':
      return <SourceAnswer field={spec.field} title={spec.title} credit={credit} {...rest} />;
    case 'choice':
      return <ChoiceAnswer field={spec.field} title={spec.title} {...rest} />;
    case 'cue':
      return <CueAnswer title={spec.title} {...rest} />;
    case 'amount':
      return <AmountAnswer {...rest} />;
    case 'assessment':
      return <AssessmentAnswer {...rest} />;
    default:
      return (
        <TextAnswer field={spec.field} title={spec.title} long={spec.form === 'long'} {...rest} />
      );
  }
}
