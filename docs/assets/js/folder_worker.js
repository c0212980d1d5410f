// Browsers start no worker for a page that was opened from a folder. The search script then runs
// in a hidden, empty frame instead, behind the same interface. Only script files are added to the
// frame: the page's policy, which the frame inherits, refuses inline scripts.
if (location.protocol === "file:") {
  globalThis.Worker = class FolderWorker extends EventTarget {
    #frame = document.createElement("iframe");
    #ready;

    constructor(address) {
      super();
      this.#frame.hidden = true;
      this.#frame.title = "Search";
      this.#ready = new Promise((resolve, reject) => {
        this.#frame.addEventListener("load", () => this.#start(address, resolve, reject), { once: true });
      });
      document.body.append(this.#frame);
    }

    #start(address, resolve, reject) {
      const inner = this.#frame.contentWindow;
      inner.postMessage = (data) => this.dispatchEvent(new MessageEvent("message", { data }));
      const script = inner.document.createElement("script");
      script.src = new URL(address, location.href).href;
      script.addEventListener("load", resolve);
      script.addEventListener("error", reject);
      inner.document.body.append(script);
    }

    postMessage(data) {
      this.#ready.then(() => {
        const inner = this.#frame.contentWindow;
        inner.dispatchEvent(new inner.MessageEvent("message", { data: structuredClone(data) }));
      });
    }

    terminate() {
      this.#frame.remove();
    }
  };
}
