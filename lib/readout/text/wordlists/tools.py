"""Tools and offices by whose names figures are quoted, in every language."""

from __future__ import annotations

TOOLS = (
    r"(?:Google\s+)?Analytics|GA4|(?:Google\s+)?Search\s+Console|(?:Google|Meta|Facebook|LinkedIn|TikTok|Amazon|Microsoft)\s+(?:Ads(?:\s+Manager)?|Business\s+Suite|Insights)|"
    r"Merchant\s+Center|Ads\s+Manager|Matomo|Plausible|Mailchimp|HubSpot|Klaviyo|Salesforce|Pipedrive|Shopify|WooCommerce|Stripe|Zendesk|Hotjar|"
    r"Ahrefs|Semrush|Sistrix|Trustpilot|Eurostat|Statista|Nielsen|Similarweb|Kantar"
)
ANALYTICS = r"(?:Google\s+)?Analytics|GA4|(?:Google\s+)?Search\s+Console|Matomo|Plausible"
