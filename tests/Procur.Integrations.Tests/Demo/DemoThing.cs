namespace Procur.Integrations.Tests.Demo;

public sealed record DemoThing(string Id, int Count = 0);
