<?php

// What Laravel reads from <payee-check name="payee" field-separator="[]">:  php -S 127.0.0.1:3000 laravel.php

declare(strict_types=1);

require 'Illuminate/Http/autoload.php';

use Illuminate\Http\JsonResponse;
use Illuminate\Http\Request;

$request = Request::capture();
(new JsonResponse([
    'receipt' => $request->input('payee.receipt'),
    'name' => $request->input('payee.name'),
    'iban' => $request->input('payee.iban'),
]))->send();
