import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What a form submits about a payee, and the texts that a receipt's hashes are computed from. */
public record Payee(String receipt, Account account, String name) {
    /** What will be paid: an IBAN, or a UK sort code and account number. */
    public record Account(String iban, String sortCode, String accountNumber, String secondaryReference) {}

    /** A number that an organisation is known by. */
    public record Identifier(String type, String value) {}

    /** The identifier that the payer typed, if {@code <payee-check identifier="…">} asks for one. */
    public static List<Identifier> readIdentifiers(Map<String, String> form, String payee) {
        String value = form.getOrDefault(payee + ".identifier", "");
        return value.isEmpty() ? List.of() : List.of(new Identifier(form.getOrDefault(payee + ".identifier-type", ""), value));
    }

    /** The text hashed into each of {@code identifier_hashes}. */
    static String identifierValue(Identifier identifier) {
        return identifier.type() + ":" + plain(identifier.value()).replaceAll("[^A-Z0-9]", "");
    }

    /** Unicode's White_Space. */
    private static final String SPACES =
            "\\x{9}-\\x{D} \\x{85}\\x{A0}\\x{1680}\\x{2000}-\\x{200A}\\x{2028}\\x{2029}\\x{202F}\\x{205F}\\x{3000}";
    private static final Pattern WHITE_SPACE = Pattern.compile("[" + SPACES + "]+");
    /** What people and programs put between the groups of an account number, and invisible characters. */
    private static final Pattern SEPARATORS = Pattern.compile("[" + SPACES
            + ".\\-\\x{AD}\\x{61C}\\x{180E}\\x{200B}-\\x{200F}\\x{2010}-\\x{2015}\\x{202A}-\\x{202E}\\x{2060}-\\x{2064}"
            + "\\x{2066}-\\x{206F}\\x{2212}\\x{FEFF}]");

    /** Reads what {@code <payee-check name="payee">} submits: the form's fields as texts. */
    public static Payee read(Map<String, String> form, String payee) {
        Account account = "uk".equals(form.get(payee + ".scheme"))
                ? new Account(
                        null,
                        form.getOrDefault(payee + ".sort-code", ""),
                        form.getOrDefault(payee + ".account-number", ""),
                        form.getOrDefault(payee + ".secondary-reference", ""))
                : new Account(form.getOrDefault(payee + ".iban", ""), null, null, null);
        return new Payee(form.getOrDefault(payee, ""), account, form.getOrDefault(payee + ".name", ""));
    }

    /** Without separators, only capital letters and digits. */
    private static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        for (char letter : SEPARATORS.matcher(text).replaceAll("").toCharArray()) {
            if (letter >= 'a' && letter <= 'z') plain.append((char) (letter - 32));
            else if (letter >= '\uFF10' && letter <= '\uFF19') plain.append((char) (letter - 0xFEE0));
            else if (letter >= '\uFF21' && letter <= '\uFF3A') plain.append((char) (letter - 0xFEE0));
            else if (letter >= '\uFF41' && letter <= '\uFF5A') plain.append((char) (letter - 0xFF00));
            else plain.append(letter);
        }
        return plain.toString();
    }

    /** The text hashed into {@code account_hash}; empty, which no receipt is signed for, if there is no account. */
    static String accountValue(Account account) {
        if (account.iban() != null) return plain(account.iban()).replaceFirst("^(IBAN:?)+", "");
        String sortCode = plain(account.sortCode());
        String number = plain(account.accountNumber());
        String given = account.secondaryReference() == null ? "" : account.secondaryReference();
        String reference = given.replaceAll("\\p{Cf}", "").strip();
        boolean fits = sortCode.matches("[0-9]{6}") && number.matches("[0-9]{6,10}");
        if (!fits || !reference.matches("[A-Za-z0-9 ./&-]{0,35}")) return "";
        // Numbers that do not have eight digits: Vocalink, “Validating account numbers”.
        if (number.length() == 10 && sortCode.startsWith("08")) { // The Co-operative Bank
            number = number.substring(0, 8);
        } else if (number.length() == 10 && sortCode.matches("(01|5|6[0-6]).*")) { // NatWest
            number = number.substring(2);
        } else if (number.length() == 9 && sortCode.matches("(090|091[0-8]|091900|72|89[012]|165710).*")) { // Santander
            sortCode = sortCode.substring(0, 5) + number.charAt(0);
            number = number.substring(1);
        }
        String padded = "0".repeat(Math.max(0, 8 - number.length())) + number;
        return sortCode + padded + (reference.isEmpty() ? "" : "/" + reference);
    }

    /** The text hashed into {@code name_hash}. */
    static String nameValue(String name) {
        String composed = Normalizer.normalize(name, Normalizer.Form.NFC);
        return WHITE_SPACE.matcher(composed).replaceAll(" ").replaceAll("^[ \\x{FEFF}]+|[ \\x{FEFF}]+$", "");
    }
}
