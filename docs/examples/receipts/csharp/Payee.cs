using System.Collections.Generic;
using System.Text;
using System.Text.RegularExpressions;

namespace PayeeCheck
{
    /// <summary>What will be paid: an IBAN, or a UK sort code and account number.</summary>
    public sealed class Account
    {
        public string Iban { get; set; }
        public string SortCode { get; set; }
        public string AccountNumber { get; set; }
        public string SecondaryReference { get; set; }
    }

    /// <summary>A number that an organisation is known by.</summary>
    public sealed class Identifier
    {
        public string Type { get; set; }
        public string Value { get; set; }
    }

    /// <summary>What a form submits about a payee, and the texts that a receipt's hashes are computed from.</summary>
    public sealed class Payee
    {
        public string Receipt { get; private set; }
        public Account Account { get; private set; }
        public string Name { get; private set; }

        // Unicode's White_Space.
        private const string Spaces = "\u0009-\u000D \u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000";

        // What people and programs put between the groups of an account number, and invisible characters.
        private const string Separators = "[" + Spaces
            + ".\\-\u00AD\u061C\u180E\u200B-\u200F\u2010-\u2015\u202A-\u202E\u2060-\u2064\u2066-\u206F\u2212\uFEFF]";

        /// <summary>Reads what &lt;payee-check name="payee"&gt; submits: the form's fields as texts.</summary>
        public static Payee Read(IReadOnlyDictionary<string, string> form, string payee)
        {
            Account account = Text(form, payee + ".scheme") == "uk"
                ? new Account
                {
                    SortCode = Text(form, payee + ".sort-code"),
                    AccountNumber = Text(form, payee + ".account-number"),
                    SecondaryReference = Text(form, payee + ".secondary-reference"),
                }
                : new Account { Iban = Text(form, payee + ".iban") };
            return new Payee { Receipt = Text(form, payee), Account = account, Name = Text(form, payee + ".name") };
        }

        /// <summary>The identifier that the payer typed, if &lt;payee-check identifier="…"&gt; asks for one.</summary>
        public static Identifier[] ReadIdentifiers(IReadOnlyDictionary<string, string> form, string payee)
        {
            string value = Text(form, payee + ".identifier");
            if (value == "") return new Identifier[0];
            return new[] { new Identifier { Type = Text(form, payee + ".identifier-type"), Value = value } };
        }

        /// <summary>The text hashed into each of identifier_hashes.</summary>
        internal static string IdentifierValue(Identifier identifier)
        {
            return identifier.Type + ":" + Regex.Replace(Plain(identifier.Value), "[^A-Z0-9]", "");
        }

        private static string Text(IReadOnlyDictionary<string, string> form, string field)
        {
            return form.TryGetValue(field, out string value) ? value ?? "" : "";
        }

        /// <summary>Without separators, only capital letters and digits.</summary>
        private static string Plain(string text)
        {
            StringBuilder plain = new StringBuilder();
            foreach (char letter in Regex.Replace(text, Separators, ""))
            {
                if (letter >= 'a' && letter <= 'z') plain.Append((char)(letter - 32));
                else if (letter >= '\uFF10' && letter <= '\uFF19') plain.Append((char)(letter - 0xFEE0));
                else if (letter >= '\uFF21' && letter <= '\uFF3A') plain.Append((char)(letter - 0xFEE0));
                else if (letter >= '\uFF41' && letter <= '\uFF5A') plain.Append((char)(letter - 0xFF00));
                else plain.Append(letter);
            }
            return plain.ToString();
        }

        /// <summary>The text hashed into account_hash; empty, which no receipt is signed for, if there is none.</summary>
        internal static string AccountValue(Account account)
        {
            if (account.Iban != null) return Regex.Replace(Plain(account.Iban), "^(IBAN:?)+", "");
            string sortCode = Plain(account.SortCode);
            string number = Plain(account.AccountNumber);
            string reference = Regex.Replace(account.SecondaryReference ?? "", @"\p{Cf}", "").Trim();
            bool fits = Regex.IsMatch(sortCode, @"^[0-9]{6}\z") && Regex.IsMatch(number, @"^[0-9]{6,10}\z");
            if (!fits || !Regex.IsMatch(reference, @"^[A-Za-z0-9 ./&-]{0,35}\z")) return "";
            // Numbers that do not have eight digits: Vocalink, “Validating account numbers”.
            if (number.Length == 10 && Regex.IsMatch(sortCode, "^08")) // The Co-operative Bank
            {
                number = number.Substring(0, 8);
            }
            else if (number.Length == 10 && Regex.IsMatch(sortCode, "^(01|5|6[0-6])")) // NatWest
            {
                number = number.Substring(2);
            }
            else if (number.Length == 9 && Regex.IsMatch(sortCode, "^(090|091[0-8]|091900|72|89[012]|165710)")) // Santander
            {
                sortCode = sortCode.Substring(0, 5) + number[0];
                number = number.Substring(1);
            }
            return sortCode + number.PadLeft(8, '0') + (reference == "" ? "" : "/" + reference);
        }

        /// <summary>The text hashed into name_hash. A name with half a character equals none that was checked.</summary>
        internal static string NameValue(string name)
        {
            try
            {
                string composed = name.Normalize(NormalizationForm.FormC);
                return Regex.Replace(composed, "[" + Spaces + "]+", " ").Trim(' ', '\uFEFF');
            }
            catch (System.ArgumentException)
            {
                return "\0";
            }
        }
    }
}
