import { ref } from 'vue'

/** Whether the drawer of background tasks is open; whoever starts a task opens it, so that its file is found. */
export const tasksOpen = ref(false)
export const openTasks = (): void => { tasksOpen.value = true }
