// The libraries that hosts load, as types.

declare function iFrameResize(options: object, selector: string): void;

declare namespace pym {
  class Parent {
    constructor(id: string, address: string);
  }
}

declare class Scorm12API {
  [name: string]: any;
  constructor(settings: object);
}

declare class Scorm2004API extends Scorm12API {}
