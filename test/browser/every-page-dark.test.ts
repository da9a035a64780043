import { lookAtEveryPage } from './looked-at.ts';

lookAtEveryPage('dark');
