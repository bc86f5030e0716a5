/* speak VOICE SPEED says the UTF-8 text on standard input at SPEED words a
 * minute. It writes the sound to standard output, 22,050 16-bit little-endian
 * samples a second of one channel, and to file descriptor 3 a line for every
 * word,
 *
 *   CHARACTER MILLISECONDS
 *
 * with its place in the text, counted from 0, and its start in the sound.
 */
#include <espeak-ng/speak_lib.h>
#include <stdio.h>
#include <stdlib.h>

static FILE *words;

static int heard(short *wav, int samples, espeak_EVENT *e)
{
	for (; e->type != espeakEVENT_LIST_TERMINATED; e++)
		if (e->type == espeakEVENT_WORD)
			fprintf(words, "%d %d\n", e->text_position - 1, e->audio_position);
	for (int i = 0; wav && i < samples; i++) {
		putchar(wav[i] & 0xff);
		putchar(wav[i] >> 8 & 0xff);
	}
	return 0;
}

static int fail(const char *why)
{
	fprintf(stderr, "speak: %s\n", why);
	return 1;
}

int main(int argc, char **argv)
{
	static char text[1 << 16];
	size_t size = fread(text, 1, sizeof text - 1, stdin);

	if (argc != 3)
		return fail("usage: speak VOICE SPEED <TEXT >SOUND 3>WORDS");
	if (!feof(stdin))
		return fail("the text is too long; 65,534 bytes are read");
	if (!(words = fdopen(3, "w")))
		return fail("file descriptor 3 is not open for the words");
	if (espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, 0, NULL, espeakINITIALIZE_DONT_EXIT) != 22050)
		return fail("espeak-ng has no data, or another sampling rate; install espeak-ng-data");
	if (espeak_SetVoiceByName(argv[1]) != EE_OK)
		return fail("espeak-ng does not have that voice");
	espeak_SetParameter(espeakRATE, atoi(argv[2]), 0);
	espeak_SetSynthCallback(heard);
	if (espeak_Synth(text, size + 1, 0, POS_CHARACTER, 0, espeakCHARS_UTF8, NULL, NULL) != EE_OK)
		return fail("espeak-ng does not speak");
	espeak_Terminate();
	return fclose(words) || fclose(stdout) ? fail("cannot write") : 0;
}
