namespace Procur.Integrations.Tests.Http;

/// <summary>A host's own handler that sends again, under a name that nobody knows.</summary>
public sealed class UnknownResendingHandler : Microsoft.Extensions.Http.Resilience.TripleSendHandler;
