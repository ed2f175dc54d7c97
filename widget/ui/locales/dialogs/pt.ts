/** The texts of the settings and the call check in Portuguese, loaded with those dialogs. */
import type { DialogWords } from "../../words/dialog-words.ts";

/** Portuguese for the dialogs. */
export const portugueseDialogs: DialogWords = {
  settings: {
    title: "Configurações",
    close: "Fechar",
    microphone: "Microfone",
    camera: "Câmera",
    background: {
      title: "Plano de fundo",
      none: "Nenhum",
      blur: "Desfoque",
      backdrop: { dawn: "Aurora", lagoon: "Lagoa", dusk: "Anoitecer" },
      picture: "Imagem {count}",
      loading: "O plano de fundo está carregando. Até lá, ninguém vê você nem o ambiente.",
      failed: {
        title: "Não foi possível aplicar o plano de fundo",
        detail: "Por isso você não aparece. Tente de novo ou escolha “Nenhum”.",
      },
      obstacle: {
        browser: "Este navegador não consegue mostrar um plano de fundo atrás de você.",
        policy: "Este site não permite o que um plano de fundo exige.",
      },
    },
    speaker: "Alto-falante",
    systemDefault: "Padrão do sistema",
    testSound: "Tocar um som de teste",
    notify: "Avisar sobre chamadas",
    notifyHint: "Quando esta página estiver aberta, mas não visível.",
    notifyRefused:
      "O navegador não deixa esta página avisar você. Clique no ícone ao lado do endereço da página e permita as notificações.",
    notifyClosed: "A pergunta do navegador foi fechada. Ative de novo e escolha “Permitir”.",
    notifyImpossible: "Este navegador não consegue mostrar notificações desta página.",
    push: "Avisar sobre chamadas perdidas",
    pushHint: "Mesmo com este site fechado, e também quando começa uma chamada agendada.",
    pushHintMissed: "Mesmo com este site fechado.",
    missed: { voice: "Chamada de voz perdida", video: "Chamada de vídeo perdida" },
    due: {
      voice: "A chamada de voz agendada começa agora",
      video: "A chamada de vídeo agendada começa agora",
    },
    whoMayCall: "Quem pode me ligar",
    allowCallsFrom: {
      everyone: "Todos",
      contacts: "Meus contatos",
      nobody: "Ninguém",
    },
    doNotDisturb: "Não perturbe",
    doNotDisturbHint: "Quem liga fica sabendo que a linha está ocupada.",
    blocked: "Pessoas bloqueadas",
    block: "Bloquear {name}",
    unblock: "Desbloquear {name}",
    failed: "Não foi possível carregar ou salvar. Tente de novo.",
  },
  diagnosis: {
    title: "Verificar a conexão",
    again: "Verificar de novo",
    copy: "Copiar relatório",
    copied: "Copiado",
    result: {
      running: "Verificando…",
      ok: "Funciona",
      failed: "Não funciona",
      silent: "Sem resposta",
      refused: "Recusado",
      skipped: "Não verificado",
    },
    check: {
      browser: "Navegador",
      secure: "Página segura",
      microphone: "Microfone",
      camera: "Câmera",
      server: "Servidor de chamadas",
      stun: "Saída desta rede",
      turn: "Servidor de retransmissão",
      media: "Som pela rede",
    },
    verdict: {
      good: "As chamadas devem funcionar aqui.",
      "shut-in":
        "Nenhuma saída desta rede foi encontrada. Ou ela bloqueia chamadas, ou os servidores que as tornam possíveis estão fora do ar. Tente outra rede, como a de um celular.",
      unrelayed:
        "Esta rede deixa as chamadas saírem, mas o servidor de retransmissão do site não as transmite. Só quem cuida do site pode resolver isso.",
      offline:
        "Não é possível acessar o servidor de chamadas. Verifique a sua conexão com a internet.",
      unheard: "As chamadas chegam, mas ninguém ouve você.",
      unseen: "As chamadas de voz devem funcionar, mas ninguém vê você.",
      unsupported: "Este navegador é antigo demais, ou a página não é segura.",
    },
  },
};
