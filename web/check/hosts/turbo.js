// A site whose links Turbo follows.
import "@hotwired/turbo";
