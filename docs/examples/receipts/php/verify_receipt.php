<?php

// Verifies a receipt of Payee Check. PHP 8.1 or later with its openssl and intl extensions; no other package.

declare(strict_types=1);

final class ReceiptError extends Exception
{
    public function __construct(public readonly string $reason)
    {
        parent::__construct($reason);
    }
}

function account_value(array $account): string
{
    if ($account['scheme'] === 'iban') {
        return strtoupper(preg_replace('/[\s.-]/', '', $account['iban']));
    }
    $sortCode = preg_replace('/[\s-]/', '', $account['sortCode']);
    $number = str_pad(preg_replace('/[\s-]/', '', $account['accountNumber']), 8, '0', STR_PAD_LEFT);
    $reference = trim($account['secondaryReference'] ?? '');
    return $sortCode . $number . ($reference === '' ? '' : "/$reference");
}

function name_value(string $name): string
{
    $composed = Normalizer::normalize($name, Normalizer::FORM_C);
    if ($composed === false) {
        throw new ReceiptError('name_mismatch');
    }
    // Unicode's White_Space, written out: \s means more or less with the version of PCRE.
    $space = '\x{09}-\x{0D}\x{20}\x{85}\x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}';
    $single = preg_replace("/[$space]+/u", ' ', $composed);
    return preg_replace('/^[ \x{FEFF}]+|[ \x{FEFF}]+$/u', '', $single);
}

function base64url(string $bytes): string
{
    return rtrim(strtr(base64_encode($bytes), '+/', '-_'), '=');
}

/** Only the canonical spelling: up to sixteen others decode to the same bytes. */
function from_base64url(string $text, string $otherwise): string
{
    $bytes = base64_decode(strtr($text, '-_', '+/'), true);
    if ($bytes === false || base64url($bytes) !== $text) {
        throw new ReceiptError($otherwise);
    }
    return $bytes;
}

function from_json(string $text): array
{
    $value = json_decode(from_base64url($text, 'malformed'), true, 8);
    if (!is_array($value)) {
        throw new ReceiptError('malformed');
    }
    return $value;
}

/** The key comes from the issuer's own set: jwk, jku and x5u in a header are anybody's. */
function key_for(array $header, array $jwks): OpenSSLAsymmetricKey
{
    if (($header['typ'] ?? null) !== 'payee-check-receipt+jwt' || array_key_exists('crit', $header)) {
        throw new ReceiptError('malformed');
    }
    if (($header['alg'] ?? null) !== 'ES256' || !is_string($header['kid'] ?? null)) {
        throw new ReceiptError('signature');
    }
    foreach ($jwks['keys'] as $jwk) {
        if (($jwk['kid'] ?? null) === $header['kid'] && $jwk['kty'] === 'EC' && $jwk['crv'] === 'P-256') {
            // SubjectPublicKeyInfo of a P-256 key (RFC 5480): a fixed beginning, then the point.
            $point = "\x04" . from_base64url($jwk['x'], 'signature') . from_base64url($jwk['y'], 'signature');
            $der = hex2bin('3059301306072a8648ce3d020106082a8648ce3d030107034200') . $point;
            $pem = "-----BEGIN PUBLIC KEY-----\n" . chunk_split(base64_encode($der), 64) . "-----END PUBLIC KEY-----\n";
            return openssl_pkey_get_public($pem) ?: throw new ReceiptError('signature');
        }
    }
    throw new ReceiptError('signature');
}

/** A JWS has r and s side by side (RFC 7518, 3.4); OpenSSL wants them in ASN.1. */
function asn1_signature(string $signature): string
{
    if (strlen($signature) !== 64) {
        throw new ReceiptError('signature');
    }
    $integers = '';
    foreach (str_split($signature, 32) as $number) {
        $number = ltrim($number, "\x00");
        if ($number === '' || ord($number[0]) > 127) {
            $number = "\x00" . $number;
        }
        $integers .= "\x02" . chr(strlen($number)) . $number;
    }
    return "\x30" . chr(strlen($integers)) . $integers;
}

function is_hash_of(string $expected, string $salt, string $value): bool
{
    return hash_equals($expected, base64url(hash('sha256', "$salt\n$value", true)));
}

/**
 * The claims of a receipt for this account and this name.
 *
 * `not_checked` means that the form brought no receipt: the check could not be made, or was not. That alone is no reason to
 * refuse a payment. Your own rule for what was not checked decides, as it does for `unable_to_verify`.
 *
 * @param array $expected issuer, audience, account, name; now and clockTolerance (seconds) if they are to differ
 * @throws ReceiptError
 */
function verify_receipt(?string $receipt, array $jwks, array $expected): array
{
    if ($receipt === null || $receipt === '') {
        throw new ReceiptError('not_checked');
    }
    $parts = explode('.', $receipt);
    if (strlen($receipt) > 4096 || count($parts) !== 3) {
        throw new ReceiptError('malformed');
    }
    $signature = from_base64url($parts[2], 'signature');
    $key = key_for(from_json($parts[0]), $jwks);
    if (openssl_verify("$parts[0].$parts[1]", asn1_signature($signature), $key, OPENSSL_ALGO_SHA256) !== 1) {
        throw new ReceiptError('signature');
    }
    $claims = from_json($parts[1]);
    foreach (['iss', 'aud', 'jti', 'salt', 'account_hash', 'name_hash', 'outcome'] as $name) {
        if (!is_string($claims[$name] ?? null)) {
            throw new ReceiptError('malformed');
        }
    }
    foreach (['reason', 'decision', 'basis'] as $name) {
        if (!array_key_exists($name, $claims) || !(is_string($claims[$name]) || $claims[$name] === null)) {
            throw new ReceiptError('malformed');
        }
    }
    if (!is_array($claims['risk'] ?? null)) {
        throw new ReceiptError('malformed');
    }
    $outcomes = ['match', 'close_match', 'no_match', 'unable_to_verify'];
    if (!in_array($claims['outcome'], $outcomes, true) || !is_int($claims['exp'] ?? null) || !is_int($claims['iat'] ?? null)) {
        throw new ReceiptError('malformed');
    }
    $now = $expected['now'] ?? time();
    return match (true) {
        $claims['iss'] !== $expected['issuer'] => throw new ReceiptError('issuer_mismatch'),
        $claims['aud'] !== $expected['audience'] => throw new ReceiptError('origin_mismatch'),
        $claims['exp'] <= $now - ($expected['clockTolerance'] ?? 5) => throw new ReceiptError('expired'),
        !is_hash_of($claims['account_hash'], $claims['salt'], account_value($expected['account'])) =>
            throw new ReceiptError('account_mismatch'),
        !is_hash_of($claims['name_hash'], $claims['salt'], name_value($expected['name'])) =>
            throw new ReceiptError('name_mismatch'),
        default => $claims,
    };
}
