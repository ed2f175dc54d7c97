/** The texts about recordings in Portuguese, loaded when there is one. */
import type { RecordingWords } from "../../recording/recording-words.ts";

/** Portuguese for recordings. */
export const portugueseRecording: RecordingWords = {
  record: "Gravar esta chamada",
  hint: "Antes, todos na chamada são consultados.",
  asks: "{name} quer gravar esta chamada.",
  agree: "Concordo",
  decline: "Não concordo",
  agreed: "Você concorda com a gravação por {name}. Nada é gravado até que todos concordem.",
  waiting: "Aguardando o consentimento de {name}",
  paused: "Gravação em pausa: aguardando o consentimento de {name}",
  cancel: "Cancelar",
  recording: "Gravando",
  isRecording: "{name} está gravando",
  stop: "Parar a gravação",
  withdraw: "Retirar consentimento",
  over: "Nada está sendo gravado.",
  declined: "{name} não concorda. Nada está sendo gravado.",
  declinedByYou: "Você não concorda. Nada está sendo gravado.",
  ready: "Gravação pronta",
  save: "Salvar",
  delete: "Excluir",
  deleteForGood: "Excluir para sempre",
  kept: "Suas gravações",
  keptHint: "Só neste navegador, por 7 dias.",
  trouble: {
    full: "Não há mais espaço neste navegador. O que foi gravado até então fica guardado.",
    failed: "A gravação não pôde continuar. O que foi gravado até então fica guardado.",
  },
  taken: "Alguém já está gravando.",
  impossible: "Não é possível gravar aqui.",
};
