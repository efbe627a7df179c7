'use strict';
const { contextBridge, ipcRenderer } = require('electron');

const canRequire = (name) => {
  try {
    return typeof require(name);
  } catch (error) {
    return error.message;
  }
};

contextBridge.exposeInMainWorld('fixture', {
  echo: (value) => ipcRenderer.invoke('echo', value),
  fail: (how) => ipcRenderer.invoke('fail', how),
  unknown: () => ipcRenderer.invoke('no-such-channel'),
  tell: (value) => ipcRenderer.send('tell', value),
  sender: () => ipcRenderer.invoke('sender'),
  preloadWorld: () => ({ fs: canRequire('node:fs'), process: process.type }),
  unknownMember: () => {
    try {
      return typeof ipcRenderer.sendSync;
    } catch (error) {
      return error.message;
    }
  },
  onCommand: (listener) => {
    const heard = (_event, ...values) => listener(...values);
    ipcRenderer.on('command', heard);
    return () => ipcRenderer.removeListener('command', heard);
  },
  throwNow: () => {
    throw new RangeError('thrown in the preload');
  },
  twice: (callback) => callback(callback(1)),
});
