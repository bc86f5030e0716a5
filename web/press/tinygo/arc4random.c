// TinyGo seeds its maps with arc4random. The one in Debian's wasi-libc asserts,
// and the assertion brings printf into every program: about 9 kB after brotli.
// This one asks the host for each number.

#include <stddef.h>
#include <stdint.h>

__attribute__((import_module("wasi_snapshot_preview1"), import_name("random_get")))
uint16_t random_get(void *to, size_t length);

uint32_t arc4random(void) {
	uint32_t number;
	random_get(&number, sizeof number);
	return number;
}
