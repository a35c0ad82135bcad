/** Shapes of the customer's file beside the work, as the API answers them. */
import type { components } from '@shared/api/schema'

type Shapes = components['schemas']

export type CustomerFile = Shapes['CustomerFile']
export type FileService = Shapes['FileService']
export type FileCustomer = Shapes['FileCustomer']
