import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

/** From small to large, because nobody looks for a size by its first letter. */
const sizes: INodePropertyOptions[] = [
	{ name: 'Nano', value: 'nano' },
	{ name: 'Micro', value: 'micro' },
	{ name: 'Small', value: 'small' },
	{ name: 'Medium', value: 'medium' },
	{ name: 'Large', value: 'large' },
	{ name: 'XL', value: 'xlarge' },
	{ name: '2XL', value: '2xlarge' },
	{ name: '4XL', value: '4xlarge' },
	{ name: '8XL', value: '8xlarge' },
	{ name: '12XL', value: '12xlarge' },
	{ name: '16XL', value: '16xlarge' },
	{ name: '24XL', value: '24xlarge' },
	{ name: '24XL, High Memory', value: '24xlarge_high_memory' },
	{ name: '24XL, Optimized CPU', value: '24xlarge_optimized_cpu' },
	{ name: '24XL, Optimized Memory', value: '24xlarge_optimized_memory' },
	{ name: '48XL', value: '48xlarge' },
	{ name: '48XL, High Memory', value: '48xlarge_high_memory' },
	{ name: '48XL, Optimized CPU', value: '48xlarge_optimized_cpu' },
	{ name: '48XL, Optimized Memory', value: '48xlarge_optimized_memory' },
];

export const computeSize: INodeProperties = {
	displayName: 'Compute Size',
	name: 'computeSize',
	type: 'options',
	default: 'micro',
	options: sizes,
};
