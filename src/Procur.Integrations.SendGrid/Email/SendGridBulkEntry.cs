using System.Text.Json.Nodes;

namespace Procur.Integrations.SendGrid;

/// <summary>One of many, with his values.</summary>
internal sealed record SendGridBulkEntry(BulkEmailRecipient Recipient, string Same, JsonObject? Variables, long Bytes);
