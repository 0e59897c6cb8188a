<?php

declare(strict_types=1);

require_once __DIR__ . '/verify_receipt.php';

/**
 * The issuer's public keys, fetched when needed and cached in a file, because a PHP process only lives for one request.
 *
 * An unknown key id triggers another fetch, at most once a minute: made-up ids must not cause requests. A set that cannot
 * be fetched says nothing about a receipt (`jwks_unavailable`).
 */
final class RemoteKeys implements ReceiptKeys
{
    private const KEPT_SECONDS = 600;
    private const REFETCH_AFTER_SECONDS = 60;
    private const RETRY_AFTER_SECONDS = 10;
    private const TIMEOUT_SECONDS = 5;

    /** @param string $file in a folder that nobody else can write to: whoever writes it decides which receipts are genuine */
    public function __construct(private readonly string $url, private readonly string $file)
    {
    }

    public function find(string $kid): ?array
    {
        $file = fopen($this->file, 'c+');
        if ($file === false || !flock($file, LOCK_EX)) {
            throw new ReceiptError('jwks_unavailable');
        }
        try {
            return $this->findIn($file, $kid);
        } finally {
            fclose($file);
        }
    }

    /** @param resource $file locked, so that many orders at once fetch once */
    private function findIn($file, string $kid): ?array
    {
        $kept = json_decode(stream_get_contents($file), true) ?? ['keys' => [], 'fetchedAt' => 0, 'failedAt' => 0];
        $known = new LocalKeys($kept);
        $seconds = $known->find($kid) === null ? self::REFETCH_AFTER_SECONDS : self::KEPT_SECONDS;
        if (time() - $kept['fetchedAt'] < $seconds) {
            return $known->find($kid);
        }
        // Orders must not queue up behind a server that is down.
        if (time() - $kept['failedAt'] < self::RETRY_AFTER_SECONDS) {
            throw new ReceiptError('jwks_unavailable');
        }
        $keys = $this->fetch();
        $kept = $keys === null ? ['failedAt' => time()] + $kept : ['keys' => $keys, 'fetchedAt' => time(), 'failedAt' => 0];
        rewind($file);
        ftruncate($file, 0);
        fwrite($file, json_encode($kept));
        return $keys === null ? throw new ReceiptError('jwks_unavailable') : (new LocalKeys($kept))->find($kid);
    }

    private function fetch(): ?array
    {
        $options = ['http' => ['timeout' => self::TIMEOUT_SECONDS, 'follow_location' => 0]];
        $text = @file_get_contents($this->url, false, stream_context_create($options));
        $keys = json_decode($text === false ? '' : $text, true)['keys'] ?? null;
        return is_array($keys) ? $keys : null;
    }
}
