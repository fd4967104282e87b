namespace Procur.Integrations.Sandbox.Mpesa.Status;

/// <summary>What a result says of the query that it answers.</summary>
internal sealed record StatusQuery(string ConversationId, string OriginatorConversationId, string Occasion);
