"""What Django reads from <payee-check name="payee">:  PORT=3000 python3 django_shop.py"""

import os
from wsgiref.simple_server import make_server

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import JsonResponse
from django.urls import path

settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["127.0.0.1", "localhost"], SECRET_KEY=os.urandom(32).hex())


def pay(request):
    form = request.POST
    return JsonResponse({"receipt": form["payee"], "name": form["payee.name"], "iban": form["payee.iban"]})


urlpatterns = [path("pay", pay)]

if __name__ == "__main__":
    make_server("127.0.0.1", int(os.environ["PORT"]), get_wsgi_application()).serve_forever()
