<?php

// What a form submits about a payee, and the texts that a receipt's hashes are computed from.

declare(strict_types=1);

foreach (['Normalizer' => 'intl', 'OpenSSLAsymmetricKey' => 'openssl'] as $class => $extension) {
    if (!class_exists($class)) {
        throw new RuntimeException("Payee Check needs PHP's $extension extension (Debian and Ubuntu: php-intl)");
    }
}

/** Unicode's White_Space, written out: \s means more or less with the version of PCRE. */
const SPACES = '\x{09}-\x{0D}\x{20}\x{85}\x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}';
/** What people and programs put between the groups of an account number, and invisible characters. */
const SEPARATORS = SPACES . '.\-\x{AD}\x{61C}\x{180E}\x{200B}-\x{200F}\x{2010}-\x{2015}\x{202A}-\x{202E}\x{2060}-\x{2064}'
    . '\x{2066}-\x{206F}\x{2212}\x{FEFF}';

/**
 * Receipt, account and name, as `<payee-check name="payee">` submits them.
 *
 * PHP turns the dots in field names into underscores: `payee.iban` arrives as `$_POST['payee_iban']`, as it does with
 * `field-separator="_"`. With `field-separator="[]"` it is `$_POST['payee']['iban']`.
 *
 * @param array $form $_POST
 * @return array{string, array, string}
 */
function read_payee(array $form, string $name = 'payee'): array
{
    $key = strtr($name, '. ', '__');
    $text = static function (string $part) use ($form, $key): string {
        $own = $form[$key] ?? null;
        $flat = $form[$part === 'receipt' ? $key : "{$key}_$part"] ?? '';
        $value = is_array($own) ? ($own[$part] ?? '') : $flat;
        return is_string($value) ? $value : '';
    };
    $account = $text('scheme') === 'uk'
        ? [
            'scheme' => 'uk',
            'sortCode' => $text('sort-code'),
            'accountNumber' => $text('account-number'),
            'secondaryReference' => $text('secondary-reference'),
        ]
        : ['scheme' => 'iban', 'iban' => $text('iban')];
    return [$text('receipt'), $account, $text('name')];
}

/** The identifier that the payer typed, if `<payee-check identifier="…">` asks for one. */
function read_identifiers(array $form, string $name = 'payee'): array
{
    $key = strtr($name, '. ', '__');
    $own = is_array($form[$key] ?? null) ? $form[$key] : null;
    $text = static fn (string $part): mixed => $own === null ? ($form["{$key}_$part"] ?? '') : ($own[$part] ?? '');
    [$type, $value] = [$text('identifier-type'), $text('identifier')];
    return is_string($type) && is_string($value) && $value !== '' ? [['type' => $type, 'value' => $value]] : [];
}

/** Without separators, only capital letters and digits. Text that is not UTF-8 is no account: empty. */
function plain(string $text): string
{
    $significant = preg_replace('/[' . SEPARATORS . ']/u', '', $text) ?? '';
    $folded = preg_replace_callback(
        '/[\x{FF10}-\x{FF19}\x{FF21}-\x{FF3A}\x{FF41}-\x{FF5A}]/u',
        static fn (array $found): string => chr(IntlChar::ord($found[0]) - 0xFEE0),
        $significant,
    );
    return strtr($folded, 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ');
}

/** The text hashed into `account_hash`; empty, which no receipt is signed for, if there is no account. */
function account_value(array $account): string
{
    if ($account['scheme'] === 'iban') {
        return preg_replace('/^(IBAN:?)+/', '', plain($account['iban']));
    }
    $sortCode = plain($account['sortCode']);
    $number = plain($account['accountNumber']);
    $reference = trim(preg_replace('/\p{Cf}/u', '', $account['secondaryReference'] ?? '') ?? '!');
    $fits = preg_match('/^[0-9]{6}$/D', $sortCode) && preg_match('/^[0-9]{6,10}$/D', $number);
    if (!$fits || !preg_match('/^[A-Za-z0-9 .\/&-]{0,35}$/D', $reference)) {
        return '';
    }
    // Numbers that do not have eight digits: Vocalink, “Validating account numbers”.
    if (strlen($number) === 10 && str_starts_with($sortCode, '08')) { // The Co-operative Bank
        $number = substr($number, 0, 8);
    } elseif (strlen($number) === 10 && preg_match('/^(01|5|6[0-6])/', $sortCode)) { // NatWest
        $number = substr($number, -8);
    } elseif (strlen($number) === 9 && preg_match('/^(090|091[0-8]|091900|72|89[012]|165710)/', $sortCode)) { // Santander
        [$sortCode, $number] = [substr($sortCode, 0, 5) . $number[0], substr($number, 1)];
    }
    return $sortCode . str_pad($number, 8, '0', STR_PAD_LEFT) . ($reference === '' ? '' : "/$reference");
}

/** The text hashed into each of `identifier_hashes`. */
function identifier_value(array $identifier): string
{
    return $identifier['type'] . ':' . preg_replace('/[^A-Z0-9]/', '', plain($identifier['value']));
}

/** The text hashed into `name_hash`. A name that is not UTF-8 equals none that was checked. */
function name_value(string $name): string
{
    $composed = Normalizer::normalize($name, Normalizer::FORM_C);
    if ($composed === false) {
        return "\xFF";
    }
    $single = preg_replace('/[' . SPACES . ']+/u', ' ', $composed);
    return preg_replace('/^[ \x{FEFF}]+|[ \x{FEFF}]+$/u', '', $single);
}
