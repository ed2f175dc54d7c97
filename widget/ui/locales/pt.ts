/** Portuguese, as it is read in Brazil and understood in Portugal. */
import type { Locale } from "../words/locale.ts";
import { portugueseGroup } from "./group/pt.ts";

/** Portuguese. */
export const portuguese: Locale = {
  ...portugueseGroup,
  call: { voice: "Chamada de voz", video: "Chamada de vídeo" },
  unavailable: {
    "connecting": "Conectando…",
    "offline": "Sem conexão. Tentando de novo…",
    "closed": "As chamadas não estão disponíveis aqui",
    "unauthorized": "Entre de novo para ligar",
    "unsupported": "Este navegador é antigo demais para chamadas. Atualize-o.",
    "not-callable": "Ninguém aqui pode receber chamadas agora",
    "chat-ended": "O tempo desta conversa acabou",
  },
  busy: "Você já está em uma chamada",
  callHistory: "Histórico de chamadas",
  missedCalls: "Histórico de chamadas, perdidas: {count}",

  accept: "Aceitar",
  acceptVoiceOnly: "Aceitar sem vídeo",
  decline: "Recusar",
  ignore: "Ignorar",
  mute: "Desativar microfone",
  unmute: "Ativar microfone",
  cameraOff: "Desligar a câmera",
  cameraOn: "Ligar a câmera",
  switchCamera: "Trocar de câmera",
  cameraJoin: "{name} ligou a câmera. Ligar a sua também?",
  cameraSpare: "A conexão está fraca. Sem a sua câmera, a voz fica clara.",
  notNow: "Agora não",
  settings: "Configurações",
  messages: "Mensagens",
  checkCalls: "Verificar minha conexão",
  shareScreen: "Compartilhar tela",
  stopSharing: "Parar de compartilhar",
  youShare: "Você está compartilhando sua tela",
  isSharing: "{name} está compartilhando a tela",
  sharingOver: "A mudança de página encerrou o compartilhamento da sua tela.",
  screenFailed: {
    title: "Não foi possível compartilhar sua tela",
    detail:
      "Este computador não permite que o navegador grave a tela. Permita nas configurações de privacidade do sistema e compartilhe de novo.",
  },
  hangUp: "Desligar",
  enterFullScreen: "Tela cheia",
  leaveFullScreen: "Sair da tela cheia",
  enterPip: "Picture-in-picture",
  leavePip: "Sair do picture-in-picture",
  moveWindow: "Mover a janela (teclas de seta)",
  tapToHear: "Toque para ouvir",
  hearRing: "Clique ou toque em qualquer lugar para ouvir o toque",
  dismiss: "Fechar",
  you: "Você",
  someone: "Alguém",

  incoming: { voice: "Chamada de voz recebida", video: "Chamada de vídeo recebida" },
  status: {
    dialing: "Ligando…",
    ringing: "Chamando…",
    connecting: "Conectando…",
    reconnecting: "Reconectando…",
  },
  allowDevices: {
    voice: "O navegador pode pedir acesso ao microfone",
    video: "O navegador pode pedir acesso à câmera e ao microfone",
  },

  andOthers: { one: "{name} e mais {count} pessoa", other: "{name} e mais {count} pessoas" },
  callWith: "Chamada com {name}",
  callElsewhere: "Chamada em outra aba",
  moveHere: "Mover para cá",
  isCalling: "{name} está ligando",
  incomingFrom: {
    voice: "Chamada de voz de {name}",
    video: "Chamada de vídeo de {name}",
  },
  away: "{name} está mudando de página…",
  unstable: "A conexão de {name} está instável…",
  ownUnstable: "Sua conexão está instável, reconectando…",
  muted: "{name} está com o microfone desligado",
  cameraIsOff: "{name} está com a câmera desligada",
  announce: {
    dialing: "Ligando para {name}",
    ringing: "Chamando {name}",
    connecting: "Conectando",
    active: "Em chamada com {name}",
    reconnecting: "Conexão interrompida, reconectando",
  },

  outcome: {
    "completed": { title: "Chamada encerrada", detail: "{name}" },
    "no-answer": { title: "Ninguém atendeu", detail: "{name}" },
    "cancelled": { title: "Chamada cancelada", detail: "{name}" },
    "missed": { title: "Chamada perdida de {name}" },
    "declined": { title: "Chamada recusada" },
    "declined-by-me": { title: "Você recusou", detail: "{name}" },
    "declined-by-other": { title: "{name} recusou" },
    "busy": { title: "{name} está em outra chamada" },
    "unavailable": { title: "{name} não está disponível" },
    "offline": {
      title: "Não é possível falar com {name} agora",
      detail: "A chamada aparecerá como perdida.",
    },
    "connect-failed": {
      title: "Não foi possível conectar",
      detail: "As duas redes não conseguem se comunicar. Tente outra rede.",
    },
    "connection-lost": { title: "Conexão perdida", detail: "{name}" },
    "time-limit": { title: "O tempo acabou", detail: "O tempo desta conversa acabou." },
    "answered-elsewhere": { title: "Atendida em outro dispositivo", detail: "{name}" },
  },

  device: {
    microphone: {
      "permissions": {
        title: "Seu microfone está bloqueado",
        detail: "Clique no ícone ao lado do endereço da página e permita o microfone. {again}",
      },
      "in-use": {
        title: "Seu microfone está em uso",
        detail: "Outro programa está usando o microfone. Feche esse programa. {again}",
      },
      "not-found": {
        title: "Nenhum microfone encontrado",
        detail: "Conecte um ou ligue-o. {again}",
      },
      "constraints": {
        title: "Seu microfone não é compatível",
        detail: "Ele não faz o que a chamada exige. Escolha outro. {again}",
      },
      "insecure-context": {
        title: "Esta página não é segura",
        detail: "Os navegadores só permitem um microfone em páginas https. Abra esta página com " +
          "https:// no início do endereço.",
      },
      "policy": {
        title: "Este site desativou o microfone",
        detail: "Só quem administra o site pode permitir.",
      },
      "unknown": {
        title: "Seu microfone não iniciou",
        detail: "Desconecte e conecte de novo, ou reinicie o navegador. {again}",
      },
    },
    camera: {
      "permissions": {
        title: "Sua câmera está bloqueada",
        detail: "Clique no ícone ao lado do endereço da página e permita a câmera. {again}",
      },
      "in-use": {
        title: "Sua câmera está em uso",
        detail: "Outro programa está usando a câmera. Feche esse programa. {again}",
      },
      "not-found": {
        title: "Nenhuma câmera encontrada",
        detail: "Conecte uma ou ligue-a. {again}",
      },
      "constraints": {
        title: "Sua câmera não é compatível",
        detail: "Ela não faz o que a chamada exige. Escolha outra. {again}",
      },
      "insecure-context": {
        title: "Esta página não é segura",
        detail: "Os navegadores só permitem uma câmera em páginas https. Abra esta página com " +
          "https:// no início do endereço.",
      },
      "policy": {
        title: "Este site desativou a câmera",
        detail: "Só quem administra o site pode permitir.",
      },
      "unknown": {
        title: "Sua câmera não iniciou",
        detail: "Desconecte e conecte de novo, ou reinicie o navegador. {again}",
      },
    },
  },
  again: {
    call: "Depois ligue de novo.",
    microphone: "Depois clique em “Ativar microfone”.",
    camera: "Depois ligue a câmera.",
  },
  notHeard: "Você pode ouvir, mas ninguém ouve você. ",
  failure: {
    "call-exists": { title: "Já há uma chamada nesta conversa" },
    "already-in-call": {
      title: "Você já está em uma chamada",
      detail: "Encerre essa primeiro. Ela pode estar em outra janela.",
    },
    "calls-not-allowed": { title: "Esta conversa não permite esse tipo de chamada" },
    "forbidden": { title: "Você não pode ligar nesta conversa" },
    "chat-ended": { title: "O tempo acabou", detail: "O tempo desta conversa acabou." },
    "call-over": { title: "A chamada já acabou" },
    "call-full": { title: "A chamada está cheia" },
    "answered-elsewhere": { title: "Atendida em outro dispositivo" },
    "unauthorized": {
      title: "Sua sessão expirou",
      detail: "Recarregue esta página e ligue de novo.",
    },
    "rate-limited": { title: "Chamadas demais", detail: "Espere um minuto e tente de novo." },
    "server-unreachable": {
      title: "Sem conexão",
      detail: "Verifique sua conexão com a internet e tente de novo.",
    },
    "no-media": {
      title: "Não foi possível conectar",
      detail: "As duas redes não conseguem se comunicar. Tente outra rede.",
    },
    "network-blocked": {
      title: "A sua rede bloqueia chamadas",
      detail: "Tente outra rede, como a de um celular.",
    },
    "unsupported": {
      title: "Este navegador não faz chamadas",
      detail: "Atualize-o ou abra esta página em outro navegador.",
    },
    "other": { title: "A chamada não funcionou", detail: "O problema foi nosso. Tente de novo." },
  },

  history: {
    title: "Chamadas",
    all: "Todas",
    missed: "Perdidas",
    close: "Fechar",
    loading: "Carregando…",
    none: "Nenhuma chamada ainda. As que você fizer ou receber aparecem aqui.",
    noneMissed: "Nenhuma chamada perdida.",
    failed: "Não foi possível carregar as chamadas.",
    tryAgain: "Tentar de novo",
    showMore: "Mostrar chamadas mais antigas",
    outcome: {
      "ongoing": "Em andamento",
      "incoming": "Recebida",
      "outgoing": "Feita",
      "missed": "Perdida",
      "declined-by-me": "Recusada por você",
      "declined": "Recusada",
      "no-answer": "Sem resposta",
      "cancelled": "Cancelada",
      "busy": "Ocupado",
      "offline": "Off-line",
      "unavailable": "Indisponível",
      "not-connected": "Não conectou",
    },
    started: "Início",
    ended: "Fim",
    duration: "Duração",
    roundTrip: "Atraso",
    loss: "Dados perdidos",
    connectionLost: "A conexão caiu.",
    participant: {
      ringing: "Chamando",
      joined: "Participou",
      rejected: "Recusou",
      missed: "Não atendeu",
      busy: "Estava em outra chamada",
      offline: "Estava off-line",
    },
  },
};
