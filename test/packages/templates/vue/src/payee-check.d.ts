import type { PayeeCheckElement, PayeeCheckEventMap } from '@payee-check/widget';
import type { PayeeCheckProps } from '@payee-check/widget/jsx';
import type { DefineComponent } from 'vue';

/** Properties that Vue already types itself. */
type Props = Omit<PayeeCheckProps, 'ref' | 'key' | 'class' | 'children'>;
type Emits = { [Type in keyof PayeeCheckEventMap]: (event: PayeeCheckEventMap[Type]) => void };

declare module 'vue' {
  interface GlobalComponents {
    'payee-check': DefineComponent<Props, PayeeCheckElement, object, object, object, object, object, Emits>;
  }
}
