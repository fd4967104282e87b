using Procur.Integrations.Webhooks;

namespace Procur.Integrations.Mpesa;

/// <summary>A callback of another shape than that of an STK push. Nothing in it has been checked with the service.</summary>
/// <param name="Id">Made of the body.</param>
/// <param name="Type"><c>unrecognized</c>.</param>
public sealed record MpesaUnrecognizedCallback(string Id, string Type) : WebhookEvent(Id, Type);
