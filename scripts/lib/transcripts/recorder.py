"""A speech server for Orca, loaded as its `orca-customizations`: it writes down what Orca would say, a line of JSON each."""

import json
import os
import sys
import types

from orca.speechserver import SpeechServer, VoiceFamily

_out = open(os.environ["ORCA_SPEECH_FILE"], "a", buffering=1, encoding="utf-8")


def _write(text):
    if text:
        _out.write(json.dumps(text, ensure_ascii=False) + "\n")


class Recorder(SpeechServer):
    _only = None

    @staticmethod
    def getFactoryName():
        return "Recorder"

    @staticmethod
    def getSpeechServers():
        return [Recorder.getSpeechServer()]

    @staticmethod
    def getSpeechServer(info=None):
        Recorder._only = Recorder._only or Recorder()
        return Recorder._only

    def getInfo(self):
        return ["Recorder", "recorder"]

    def getVoiceFamilies(self):
        return [VoiceFamily({})]

    def speak(self, text=None, acss=None, interrupt=True):
        _write(text)

    def speakCharacter(self, character, acss=None):
        _write(character)

    def sayAll(self, iterator, progress):
        for context, _ in iterator:
            _write(context.utterance)


# In the place of speech-dispatcher, which wants a sound card.
_module = types.ModuleType("orca.speechdispatcherfactory")
_module.SpeechServer = Recorder
sys.modules["orca.speechdispatcherfactory"] = _module
