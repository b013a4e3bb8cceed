/** Supabase’s regions by code, with their names in the dashboard. */
export const regions: Record<string, string> = {
	'us-west-1': 'West US (North California)',
	'us-west-2': 'West US (Oregon)',
	'us-east-1': 'East US (North Virginia)',
	'us-east-2': 'East US (Ohio)',
	'ca-central-1': 'Canada (Central)',
	'eu-west-1': 'West EU (Ireland)',
	'eu-west-2': 'West Europe (London)',
	'eu-west-3': 'West EU (Paris)',
	'eu-central-1': 'Central EU (Frankfurt)',
	'eu-central-2': 'Central Europe (Zurich)',
	'eu-north-1': 'North EU (Stockholm)',
	'ap-south-1': 'South Asia (Mumbai)',
	'ap-southeast-1': 'Southeast Asia (Singapore)',
	'ap-southeast-2': 'Oceania (Sydney)',
	'ap-northeast-1': 'Northeast Asia (Tokyo)',
	'ap-northeast-2': 'Northeast Asia (Seoul)',
	'sa-east-1': 'South America (São Paulo)',
};

export const regionGroups: Record<string, string> = {
	americas: 'Americas',
	emea: 'Europe',
	apac: 'Asia-Pacific',
};
