<?php

// Verifies receipts of Payee Check. PHP 8.1 or later with its openssl and intl extensions; no other package.

declare(strict_types=1);

require_once __DIR__ . '/payee.php';

final class ReceiptError extends Exception
{
    public function __construct(public readonly string $reason)
    {
        parent::__construct($reason);
    }
}

/** Where the issuer's public keys come from. */
interface ReceiptKeys
{
    /**
     * The key (a JWK) with this id; null if there is none.
     *
     * @throws ReceiptError jwks_unavailable
     */
    public function find(string $kid): ?array;
}

/** A key set that you already have. */
final class LocalKeys implements ReceiptKeys
{
    public function __construct(private readonly array $jwks)
    {
    }

    public function find(string $kid): ?array
    {
        foreach ($this->jwks['keys'] as $key) {
            if (($key['kid'] ?? null) === $kid) {
                return $key;
            }
        }
        return null;
    }
}

/** Remembers which checks were used for a payment, across all servers of a shop. */
interface UsedReceipts
{
    /** True for the first caller only. Remembered for at least that many seconds. */
    public function use(string $checkId, int $seconds): bool;
}

/** Half the order of P-256. Of the two valid signatures, a receipt has the one with the lower s. */
const HALF_ORDER = '7fffffff800000007fffffffffffffffde737d56d38bcf4279dce5617e3192a8';
/** A decision can be recorded for a day, and its receipt is valid for 15 more minutes. */
const REMEMBERED_SECONDS = 25 * 60 * 60;

function base64url(string $bytes): string
{
    return rtrim(strtr(base64_encode($bytes), '+/', '-_'), '=');
}

/** Canonical base64url: other strings decode to the same bytes. */
function from_base64url(string $text): string
{
    $bytes = base64_decode(strtr($text, '-_', '+/'), true);
    if ($bytes === false || base64url($bytes) !== $text) {
        throw new ReceiptError('malformed');
    }
    return $bytes;
}

function json_object(string $text): array
{
    $value = json_decode($text, false, 32);
    if (!$value instanceof stdClass) {
        throw new ReceiptError('malformed');
    }
    return json_decode($text, true, 32);
}

/** A JWS has r and s side by side (RFC 7518, 3.4); OpenSSL wants them in ASN.1. */
function asn1_signature(string $signature): string
{
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

function is_signed_by(array $key, string $data, string $signature): bool
{
    if (($key['kty'] ?? null) !== 'EC' || ($key['crv'] ?? null) !== 'P-256') {
        return false;
    }
    // SubjectPublicKeyInfo of a P-256 key (RFC 5480): a fixed beginning, then the point.
    $der = hex2bin('3059301306072a8648ce3d020106082a8648ce3d03010703420004')
        . from_base64url($key['x']) . from_base64url($key['y']);
    $pem = "-----BEGIN PUBLIC KEY-----\n" . chunk_split(base64_encode($der), 64) . "-----END PUBLIC KEY-----\n";
    $public = openssl_pkey_get_public($pem);
    return $public !== false && openssl_verify($data, asn1_signature($signature), $public, OPENSSL_ALGO_SHA256) === 1;
}

/** In an archive, each key has the period in which it was used. */
function could_sign_at(array $key, int $issuedAt, int $tolerance): bool
{
    $from = isset($key['validFrom']) ? strtotime($key['validFrom']) : PHP_INT_MIN;
    $until = isset($key['validUntil']) ? strtotime($key['validUntil']) : PHP_INT_MAX;
    return $issuedAt + $tolerance >= $from && $issuedAt - $tolerance <= $until;
}

function is_hash_of(mixed $expected, string $salt, string $value): bool
{
    return is_string($expected) && hash_equals($expected, base64url(hash('sha256', "$salt\n$value", true)));
}

/** Claims that decide about a payment need a known value. Others may get new values, but need the right type. */
function has_all_claims(array $claims): bool
{
    $all = static function (array $names, callable $fits) use ($claims): bool {
        foreach ($names as $name) {
            if (!$fits($claims[$name] ?? null, array_key_exists($name, $claims))) {
                return false;
            }
        }
        return true;
    };
    $source = $claims['src'] ?? null;
    return $all(['iss', 'aud', 'jti', 'salt', 'account_hash', 'name_hash'], fn ($value) => is_string($value))
        && $all(['iat', 'exp', 'checked_at'], fn ($value) => is_int($value))
        && $all(['reason', 'account_status'], fn ($value, $there) => $there && ($value === null || is_string($value)))
        && $all(['ref', 'subject_hash'], fn ($value, $there) => !$there || is_string($value))
        && $all(['shown', 'identifier_hashes'], fn ($value, $there) => !$there || is_array($value))
        && $all(['decision', 'basis', 'src'], fn ($value, $there) => $there)
        && in_array($claims['outcome'] ?? null, ['match', 'close_match', 'no_match', 'unable_to_verify'], true)
        && in_array($claims['decision'], [null, 'use_registered_name', 'continue_anyway'], true)
        && in_array($claims['basis'], [null, 'name_check', 'identifier_check', 'ownership'], true)
        && is_array($claims['risk'] ?? null)
        && in_array($claims['risk']['level'] ?? null, ['unknown', 'none', 'caution', 'high'], true)
        && is_array($claims['risk']['signals'] ?? null)
        && ($source === null || (is_array($source) && in_array($source['environment'] ?? null, ['live', 'sandbox'], true)));
}

/** The claims of a genuine receipt, before they are compared with anything. */
function read_receipt(string $receipt, ReceiptKeys $keys, int $tolerance): array
{
    $parts = explode('.', $receipt);
    if (strlen($receipt) > 4096 || count($parts) !== 3) {
        throw new ReceiptError('malformed');
    }
    [$header, $payload, $signature] = array_map('from_base64url', $parts);
    $header = json_object($header);
    if (($header['typ'] ?? null) !== 'payee-check-receipt+jwt' || array_key_exists('crit', $header)) {
        throw new ReceiptError('malformed');
    }
    if (($header['alg'] ?? null) !== 'ES256' || !is_string($header['kid'] ?? null)) {
        throw new ReceiptError('signature');
    }
    if (strlen($signature) !== 64 || strcmp(bin2hex(substr($signature, 32)), HALF_ORDER) > 0) {
        throw new ReceiptError('malformed');
    }
    // The key comes from the issuer's own set. Anyone can write jwk, jku or x5u into a header.
    $key = $keys->find($header['kid']);
    if ($key === null || !is_signed_by($key, "$parts[0].$parts[1]", $signature)) {
        throw new ReceiptError('signature');
    }
    $claims = json_object($payload);
    if (!has_all_claims($claims)) {
        throw new ReceiptError('malformed');
    }
    if (!could_sign_at($key, $claims['iat'], $tolerance)) {
        throw new ReceiptError('signature');
    }
    return $claims;
}

/**
 * The claims of a receipt for this account and this name.
 *
 * `not_checked` means that the form contained no receipt: the check was not made, or could not be. That alone is no reason to
 * refuse a payment. Decide by your own rule for unchecked payees, as for `unable_to_verify`.
 *
 * @param ReceiptKeys $keys those of /.well-known/jwks.json; as evidence, of /.well-known/receipt-keys.json
 * @param array $expected issuer, audience, account, name; and where they apply: identifiers (those by which the payee is known, type and
 *     value: each has to be one that was checked), reference (the order that is paid), subject (the customer who is paid),
 *     allowSandbox (accept the made-up answers of a sandbox), as ('evidence': judge a stored receipt as of the time it was issued),
 *     usedReceipts, now and clockTolerance (seconds)
 * @throws ReceiptError
 */
function verify_receipt(?string $receipt, ReceiptKeys $keys, array $expected): array
{
    if ($receipt === null || $receipt === '') {
        throw new ReceiptError('not_checked');
    }
    $tolerance = $expected['clockTolerance'] ?? 5;
    $asEvidence = ($expected['as'] ?? null) === 'evidence';
    $claims = read_receipt($receipt, $keys, $tolerance);
    $salt = $claims['salt'];
    $subject = $expected['subject'] ?? null;
    $wasAsked = static function (array $identifier) use ($claims, $salt): bool {
        foreach ($claims['identifier_hashes'] ?? [] as $hash) {
            if (is_hash_of($hash, $salt, identifier_value($identifier))) {
                return true;
            }
        }
        return false;
    };
    $identifiers = $expected['identifiers'] ?? [];
    $fault = match (true) {
        $claims['iss'] !== $expected['issuer'] => 'issuer_mismatch',
        $claims['aud'] !== $expected['audience'] => 'origin_mismatch',
        $claims['exp'] <= ($asEvidence ? $claims['iat'] : ($expected['now'] ?? time()) - $tolerance) => 'expired',
        ($claims['src']['environment'] ?? null) === 'sandbox' && ($expected['allowSandbox'] ?? false) !== true => 'sandbox',
        !is_hash_of($claims['account_hash'], $salt, account_value($expected['account'])) => 'account_mismatch',
        !is_hash_of($claims['name_hash'], $salt, name_value($expected['name'])) => 'name_mismatch',
        array_filter($identifiers, $wasAsked) !== $identifiers => 'identifier_mismatch',
        ($claims['ref'] ?? null) !== ($expected['reference'] ?? null) => 'reference_mismatch',
        $subject === null && $claims['basis'] === 'ownership' => 'subject_required',
        $subject !== null && !is_hash_of($claims['subject_hash'] ?? null, $salt, $subject) => 'subject_mismatch',
        default => null,
    };
    if ($fault !== null) {
        throw new ReceiptError($fault);
    }
    $used = $expected['usedReceipts'] ?? null;
    if ($used !== null && !$asEvidence && !$used->use($claims['jti'], REMEMBERED_SECONDS)) {
        throw new ReceiptError('already_used');
    }
    return $claims;
}
