/** The texts about a call's devices in Portuguese, loaded with the first notice. */
import type { NoticeWords } from "../../words/notice-words.ts";

/** Portuguese for the notices. */
export const portugueseNotices: NoticeWords = {
  tryAgain: "Tentar de novo",
  callAgain: "Ligar de novo",
  label: { microphone: "Microfone", camera: "Câmera" },
  steps: {
    chrome: "Clique no ícone à esquerda do endereço da página e ative “{device}”.",
    edge:
      "Clique no cadeado à esquerda do endereço, abra as permissões deste site e permita “{device}”.",
    firefox:
      "Clique no símbolo riscado à esquerda do endereço e depois no ✕ ao lado de “Bloqueado”.",
    safari:
      "Na barra de menus, escolha Safari, depois os ajustes deste site, e coloque “{device}” em “Permitir”.",
    ios:
      "Toque no botão ao lado do endereço, depois nos ajustes do site, e coloque “{device}” em “Permitir”.",
    iosApp: "Abra o app Ajustes do telefone, escolha este navegador e ative “{device}”.",
    android: "Toque no ícone à esquerda do endereço, depois em “Permissões”, e ative “{device}”.",
    other: "Clique no ícone ao lado do endereço da página e permita “{device}”.",
  },
  system: {
    macos:
      "O Mac não libera o acesso ao navegador. Abra Ajustes do Sistema, “Privacidade e Segurança”, “{device}”, ative o navegador e reinicie-o.",
    windows:
      "O Windows não libera o acesso ao navegador. Abra Configurações, “Privacidade e segurança”, “{device}”, e permita os aplicativos da área de trabalho.",
    ios:
      "O telefone não libera o acesso ao navegador. Abra o app Ajustes, “Privacidade e Segurança”, “{device}”, e ative o navegador.",
    android:
      "O telefone não libera o acesso ao navegador. Abra o app Configurações, “Apps”, este navegador, “Permissões”, e permita “{device}”.",
    other:
      "O sistema não libera o acesso ao navegador. Permita-o nas configurações de privacidade do sistema.",
  },
  dismissed: "A pergunta do navegador foi fechada. Tente de novo e escolha “Permitir”.",
  allowed: { microphone: "O microfone já está permitido.", camera: "A câmera já está permitida." },
  paused: {
    microphone: {
      title: "Seu microfone está em pausa",
      detail:
        "Uma ligação telefônica ou outro app está usando o microfone. Os outros veem que você está sem som. Ele volta sozinho.",
    },
    camera: {
      title: "Sua câmera está em pausa",
      detail:
        "Outro app está usando a câmera, ou esta página não está em primeiro plano. Ela volta sozinha.",
    },
  },
  resumed: { microphone: "Seu microfone voltou", camera: "Sua câmera voltou" },
  nowUsing: "Agora em uso: {name}",
  backTo: "Em uso de novo: {name}",
  background: {
    title: "Não foi possível aplicar seu plano de fundo",
    detail: "Por isso os outros não veem você.",
  },
  bareCamera: "Mostrar a câmera sem fundo",
  excellent: "Conexão excelente",
  good: "Conexão boa",
  weak: "Conexão fraca",
  steady: "A conexão está boa de novo",
  endsIn: "A chamada termina em {time}",
};
