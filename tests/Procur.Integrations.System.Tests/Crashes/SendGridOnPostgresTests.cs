namespace Procur.Integrations.System.Tests.Crashes;

/// <summary>A service that neither dedupes nor can be asked: sent at most once, and unknown where nobody can tell.</summary>
public sealed class SendGridOnPostgresTests() : SendingSuite("sendgrid", "mail", "postgresql");
