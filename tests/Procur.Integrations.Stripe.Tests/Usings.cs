global using Procur.Integrations.TestKit;
global using Xunit;
