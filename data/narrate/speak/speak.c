/* speak VOICE SPEED says the UTF-8 text on standard input, and writes
 *
 *   rate HZ                          once, first
 *   word FIRST COUNT MILLISECONDS    where a word begins: in the text, counted
 *                                    in characters from 0, and in the sound
 *   rest MILLISECONDS                where a clause ends
 *
 * to the file descriptor 3, and the sound to standard output: 16-bit
 * little-endian samples of one channel. It leaves the text as it is.
 */
#include <espeak-ng/speak_lib.h>
#include <stdio.h>
#include <stdlib.h>

static FILE *events;

static int heard(short *wav, int samples, espeak_EVENT *e)
{
	for (; e->type != espeakEVENT_LIST_TERMINATED; e++) {
		if (e->type == espeakEVENT_WORD)
			fprintf(events, "word %d %d %d\n", e->text_position - 1, e->length, e->audio_position);
		else if (e->type == espeakEVENT_END)
			fprintf(events, "rest %d\n", e->audio_position);
	}
	for (int i = 0; wav && i < samples; i++) {
		putchar(wav[i] & 0xff);
		putchar(wav[i] >> 8 & 0xff);
	}
	return 0;
}

static int fail(const char *what)
{
	fprintf(stderr, "speak: %s\n", what);
	return 1;
}

int main(int argc, char **argv)
{
	static char text[1 << 16];
	size_t size = fread(text, 1, sizeof text - 1, stdin);

	if (argc != 3)
		return fail("usage: speak VOICE SPEED <text");
	if (!feof(stdin))
		return fail("the text is longer than 65,534 bytes");
	if (!(events = fdopen(3, "w")))
		return fail("there is no file descriptor 3 to write the events to");
	int rate = espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, 0, NULL, espeakINITIALIZE_DONT_EXIT);
	if (rate < 0)
		return fail("espeak-ng has no data; install espeak-ng-data");
	fprintf(events, "rate %d\n", rate);
	if (espeak_SetVoiceByName(argv[1]) != EE_OK)
		return fail("espeak-ng does not have that voice");
	espeak_SetParameter(espeakRATE, atoi(argv[2]), 0);
	espeak_SetSynthCallback(heard);
	if (espeak_Synth(text, size + 1, 0, POS_CHARACTER, 0, espeakCHARS_UTF8, NULL, NULL) != EE_OK)
		return fail("espeak-ng does not speak");
	espeak_Synchronize();
	espeak_Terminate();
	return fclose(events) || fclose(stdout) ? fail("cannot write") : 0;
}
