/** A receipt that proves nothing; the message is the code. */
public final class ReceiptException extends Exception {
    private static final long serialVersionUID = 1;

    ReceiptException(String code) {
        super(code);
    }
}
