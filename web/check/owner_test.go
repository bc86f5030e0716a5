package check

import "testing"

// alive counts what scripts have started and not ended: listeners of the window,
// observers of elements, timers that go on, channels.
const alive = `{
	const started = {listeners: new Set(), observers: new Set(), intervals: new Set(), channels: new Set()};
	const {addEventListener: listen, removeEventListener: unlisten} = EventTarget.prototype;
	let id = 0;
	const ids = new WeakMap(), key = (type, what) => { if (!ids.has(what)) ids.set(what, ++id); return type + ids.get(what); };
	EventTarget.prototype.addEventListener = function(type, what, how) {
		if ((this ?? globalThis) === globalThis && !how?.signal?.aborted) {
			started.listeners.add(key(type, what));
			if (how?.signal) listen.call(how.signal, "abort", () => started.listeners.delete(key(type, what)));
		}
		return listen.call(this ?? globalThis, type, what, how);
	};
	EventTarget.prototype.removeEventListener = function(type, what, how) {
		if ((this ?? globalThis) === globalThis) started.listeners.delete(key(type, what));
		return unlisten.call(this ?? globalThis, type, what, how);
	};
	for (const name of ["IntersectionObserver", "ResizeObserver", "MutationObserver"]) {
		const {observe, disconnect} = globalThis[name].prototype;
		globalThis[name].prototype.observe = function(...of) { if (of[0] instanceof Element) started.observers.add(this); return observe.apply(this, of); };
		globalThis[name].prototype.disconnect = function() { started.observers.delete(this); return disconnect.call(this); };
	}
	const {setInterval: begin, clearInterval: end} = globalThis;
	globalThis.setInterval = (...how) => { const timer = begin(...how); started.intervals.add(timer); return timer; };
	globalThis.clearInterval = (timer) => { started.intervals.delete(timer); end(timer); };
	const Channel = BroadcastChannel;
	globalThis.BroadcastChannel = class extends Channel {
		constructor(name) { super(name); started.channels.add(this); }
		close() { started.channels.delete(this); super.close(); }
	};
	globalThis.alive = () => Object.entries(started).map(([kind, all]) => kind + " " + all.size).join();
}`

// What an element has started ends when it leaves its page, and begins again when it is put back.
func TestEverythingStartedHasAnOwner(t *testing.T) {
	oneCompiler(t, func(t *testing.T, s *site) {
		s.put("host.html", "<div id=place></div>"+s.bring(`loading="eager"`))
		p := s.tab(t)
		p.before(alive)
		p.visit("host.html")
		p.untilSettled()
		const none = "listeners 0,observers 0,intervals 0,channels 0"
		p.run(`globalThis.element = ` + guest)
		begun := value[string](p, `alive()`)
		if begun == none {
			t.Fatalf("nothing is counted: %s", begun)
		}
		left := func(what, want string) {
			t.Helper()
			if got := value[string](p, `alive()`); got != want {
				t.Errorf("%s: %s, want %s", what, got, want)
			}
		}
		p.run(`element.remove()`)
		left("taken out", none)
		p.run(`place.append(element)`)
		left("put back", begun)
		p.run(`for (let i = 0; i < 20; i++) document.body.append(element), place.append(element)`)
		left("moved twenty times", begun)
		p.assertWorks()

		// A stage, with its clock and the channel to its notes.
		p.run(`element.setAttribute("mode", "present")`)
		p.until(`tree().querySelector("dialog.classroom[open] .step")`)
		p.untilIdle()
		staged := value[string](p, `alive()`)
		if staged == begun {
			t.Fatalf("nothing of a stage is counted: %s", staged)
		}
		p.run(`element.remove()`)
		left("taken out with its stage", none)
		p.run(`place.append(element)`)
		left("put back with its stage", staged)
		p.until(`tree().querySelector("dialog.classroom").matches(":modal")`)
		p.run(`element.removeAttribute("mode")`)
		p.until(`!tree().querySelector("dialog")`)
		p.run(`element.setAttribute("mode", "present")`)
		p.until(`tree().querySelector("dialog.classroom[open] .step")`)
		left("on the stage again", staged)
		p.run(`element.removeAttribute("mode")`)

		// The dialog that offers it to other pages can be opened again elsewhere.
		p.run(`tree().querySelector("[data-action='embed:']").click()`)
		p.until(`tree().querySelector("dialog.embed[open] textarea")`)
		p.run(`element.remove()`)
		left("taken out with its dialog", none)
		p.run(`place.append(element); tree().querySelector("[data-action='embed:']").click()`)
		p.until(`tree().querySelectorAll("dialog.embed[open] textarea").length === 3`)
		p.run(`element.remove()`)
		p.run(`place.append(element)`)

		// Another content is another's.
		p.run(`element.setAttribute("src", element.getAttribute("src").replace("fragment.", "fragment.fr."))`)
		p.untilSettled()
		p.until(`tree().querySelector(".se").lang === "fr"`)
		left("with other content", begun)
		p.run(`element.remove()`)
		left("taken out", none)
	})
}
