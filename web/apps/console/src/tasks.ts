import { ref } from 'vue'

/** Whether the drawer of background tasks is open; whoever starts a task opens it, so that its file is found. */
export const tasksOpen = ref(false)
/** The task whose results are shown at once. */
export const tasksShown = ref<string | null>(null)
export function openTasks(job: string | null = null): void {
  tasksShown.value = job
  tasksOpen.value = true
}
