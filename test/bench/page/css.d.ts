declare module '@recogito/text-annotator/text-annotator.css';
